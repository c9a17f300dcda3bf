/** Where one write may stand; `shared/model/outbox.ts` tells what each means. Apart from its schema, as `weekdays.ts` is. */
export const OUTBOX_STATES = ['prepared', 'leaving', 'unknown', 'waiting', 'draft', 'refused'] as const;
