/** The three ways in which the same is done: bytes alone, this program, and the library that many programs use. */
export const LANES = ['raw', 'ours', 'ews-javascript-api'] as const;
export type LaneName = (typeof LANES)[number];

/** What one lane took: the median of its samples, and between which values the middle half of them lies. */
export interface LaneResult {
  readonly median: number;
  readonly spread: readonly [low: number, high: number];
  readonly samples: number;
  readonly unit: string;
}

/** The lanes of one measure; a lane that can do no such thing is absent, and `remarks` says why. */
export type Lanes = Readonly<Partial<Record<LaneName, LaneResult>>>;

/** One measure, as the table shows it and the JSON holds it. */
export interface Measured {
  readonly name: string;
  readonly goal: string;
  readonly met: boolean;
  readonly lanes: Lanes;
  /** Medians of paired ratios, by name: `ours/raw`. */
  readonly ratios: Readonly<Record<string, number>>;
  /** The same at other round trips, in milliseconds. */
  readonly atRoundTrip: readonly { readonly roundTripMs: number; readonly lanes: Lanes }[];
  /** What one more millisecond of round trip, and one more item, cost each lane, in its unit. */
  readonly slopes: {
    readonly perRoundTripMs: Readonly<Partial<Record<LaneName, number>>>;
    readonly perItem: Readonly<Partial<Record<LaneName, number>>>;
  };
  /** Further figures by name, with their unit in it. */
  readonly figures: Readonly<Record<string, number>>;
  readonly remarks: readonly string[];
}

/** How many are taken of what a measure counts: all, or few where only the measuring itself is tried out. */
export type Scale = (count: number) => number;

/** How a measure is taken. Takes seconds to minutes; nothing leaves this machine. */
export type Measure = (scale: Scale) => Promise<Measured>;

/** The round trips that are injected, in milliseconds. */
export const ROUND_TRIPS = [0, 20, 80, 200] as const;
