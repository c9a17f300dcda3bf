import { domain, rob } from './people.ts';
import type { SeedOrganisation, SeedPerson } from './seed.ts';

/** So many shared mailboxes: `team.001@…`, `team.002@…` and on. */
export function teams(count: number): readonly SeedPerson[] {
  return Array.from({ length: count }, (_, index): SeedPerson => {
    const number = String(index + 1).padStart(3, '0');
    return {
      address: `team.${number}@${domain}`,
      name: `Team ${number}`,
      kind: 'shared',
      role: 'shared',
      timeZone: 'W. Europe Standard Time',
    };
  });
}

/** The organisation with these mailboxes, which the assistant may open whole and send from. */
export function withTeams(organisation: SeedOrganisation, added: readonly SeedPerson[]): SeedOrganisation {
  if (added.length === 0) return organisation;
  return {
    ...organisation,
    people: [...organisation.people, ...added],
    grants: [
      ...organisation.grants,
      ...added.map(({ address }) => ({ owner: address, to: rob, fullAccess: true, sendOnBehalf: true })),
    ],
  };
}
