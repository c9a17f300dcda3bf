import { LANES, type LaneResult, type Measured } from './measured.ts';

/** The measures as a table for a person: each lane's median with its spread, the ratios, and whether the goal was met. */
export function tableOf(measured: readonly Measured[]): string {
  return `${measured.map(section).join('\n')}\n`;
}

function section(one: Measured): string {
  const lines = [
    `${one.met ? 'met    ' : 'NOT MET'}  ${one.name}: ${one.goal}`,
    ...LANES.flatMap((lane) => {
      const result = one.lanes[lane];
      return result === undefined ? [] : [`         ${lane.padEnd(20)} ${valueWords(result)}`];
    }),
    ...Object.entries(one.ratios).map(([name, ratio]) => `         ${name.padEnd(26)} ${ratio}`),
    ...Object.entries(one.figures).map(([name, figure]) => `         ${name.padEnd(40)} ${figure}`),
    ...one.atRoundTrip.map(
      ({ roundTripMs, lanes }) =>
        `         at ${roundTripMs} ms: ${LANES.flatMap((lane) => {
          const result = lanes[lane];
          return result === undefined ? [] : [`${lane} ${result.median} ${result.unit}`];
        }).join(', ')}`,
    ),
    ...slopeLines('per ms of round trip', one.slopes.perRoundTripMs),
    ...slopeLines('per item', one.slopes.perItem),
    ...one.remarks.map((remark) => `         ${remark}`),
  ];
  return `${lines.join('\n')}\n`;
}

function valueWords({ median, spread: [low, high], samples, unit }: LaneResult): string {
  return `${median} ${unit} (${low} to ${high}, ${samples} ${samples === 1 ? 'sample' : 'samples'})`;
}

function slopeLines(words: string, slopes: Readonly<Record<string, number>>): readonly string[] {
  const known = Object.entries(slopes).map(([lane, slope]) => `${lane} ${slope}`);
  return known.length === 0 ? [] : [`         ${words}: ${known.join(', ')}`];
}
