import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/base.css';
import { App } from './app.tsx';
import { giveBridge } from './bridge.ts';
import { listenToMain, loadEverything } from './start.ts';

giveBridge(window.bridge);
listenToMain();
void loadEverything();

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
