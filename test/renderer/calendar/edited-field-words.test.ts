import { expect, test } from 'vitest';
import { fieldName, fieldText } from '../../../renderer/features/calendar/meeting/edited-field-words.ts';
import { editedField } from '../../../shared/failure.ts';

test('every field that two people may change has a name of its own', () => {
  const names = editedField.shape.field.options.map(fieldName);
  expect(new Set(names).size).toBe(names.length);
});

test('a time is read as date and clock with its zone, an empty text as nothing', () => {
  const time = fieldText('time', '2026-11-24T09:00:00Z/2026-11-24T10:00:00Z Europe/Berlin');
  expect(time).toMatch(/^Tue 24 Nov 2026, \d\d:00 – Tue 24 Nov 2026, \d\d:00 \(Europe\/Berlin\)$/u);
  expect(fieldText('time', '2026-11-24/2026-11-25 UTC')).toBe('2026-11-24 – 2026-11-25 (UTC)');
  expect(fieldText('location', '')).toBe('Nothing');
});
