import { useTextsStore } from './texts-store.ts';

/** Says at the foot of a form where what is written is kept; nothing until something is. */
export function KeptLine() {
  const keptIn = useTextsStore((store) => store.keptIn);
  if (keptIn === null) return null;
  return (
    <span className="compose__kept">
      {keptIn === 'disk' ? 'Saved on this computer, encrypted' : 'Kept in memory only, until Onbehalf closes'}
    </span>
  );
}
