import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/base.css';
import { askBeforeClosing } from '../features/texts/closing.ts';
import { bringBackTexts } from '../features/texts/bring-back.ts';
import { App } from './app.tsx';
import { giveBridge } from './bridge.ts';
import { listenToMain, loadEverything } from './start.ts';
import { tellPlace } from './window-return.ts';

giveBridge(window.bridge);
listenToMain();
tellPlace();
bringBackTexts();
askBeforeClosing();
void loadEverything();

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
