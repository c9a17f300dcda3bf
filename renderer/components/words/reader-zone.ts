import { machineZone } from '../../../shared/time/machine-zone.ts';

let zone: string | null = null;

/** The zone that times are shown in where none is named: the machine's, as main names it. */
export function readerZone(): string {
  zone ??= machineZone();
  return zone;
}

/** Sets what main says of the machine's zone. */
export function setReaderZone(named: string): void {
  zone = named;
}
