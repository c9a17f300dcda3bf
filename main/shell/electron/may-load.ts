import type { Origins } from '../origins.ts';
import { originOf } from '../origins.ts';

/** Whether the page may load an address at all: its own origins, and pictures that are their own data. */
export function mayLoad(origins: Origins, address: string, resourceType: string): boolean {
  const origin = originOf(address);
  if (origin === origins.page || origin === origins.mail) return true;
  return resourceType === 'image' && address.startsWith('data:image/');
}
