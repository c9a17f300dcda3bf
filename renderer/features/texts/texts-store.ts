import { create } from 'zustand';
import type { KeptIn } from '../../../shared/model/kept-text.ts';

interface TextsStore {
  /** Where what is written is kept, as main last said; null until something was. */
  readonly keptIn: KeptIn | null;
}

/** Whether what is written outlives the program. */
export const useTextsStore = create<TextsStore>(() => ({ keptIn: null }));
