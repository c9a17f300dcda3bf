import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A piece of a content model. `least` and `most` are 1 where absent, `most` is -1 where there is no limit. */
export type Particle =
  | {
      readonly kind: 'sequence' | 'choice';
      readonly least?: number;
      readonly most?: number;
      readonly of: readonly Particle[];
    }
  | {
      readonly kind: 'element';
      readonly namespace?: 'm';
      readonly name: string;
      readonly type: string;
      readonly least?: number;
      readonly most?: number;
    }
  | { readonly kind: 'any'; readonly least?: number; readonly most?: number };

/** xs:complexType: the base's content comes first. */
export interface ComplexType {
  readonly base?: string;
  readonly model: readonly Particle[];
  readonly attributes: Readonly<Record<string, { readonly type: string; readonly required?: boolean }>>;
  /** Simple type of the text, where the content is text. */
  readonly text?: string;
  /** Any attribute is welcome. */
  readonly open?: boolean;
}

/** What narrows a simple type: bounds of a number, lengths of a text, a pattern for all of it. */
export interface Facets {
  readonly smallest?: number;
  readonly greatest?: number;
  readonly shortest?: number;
  readonly longest?: number;
  readonly pattern?: string;
}

/** xs:simpleType: words to choose from, a list of another type, one of several types, or a narrowing of another. */
export interface SimpleType {
  readonly words?: readonly string[];
  readonly list?: string;
  readonly anyOf?: readonly string[];
  readonly base?: string;
  readonly facets?: Facets;
}

/** What requests may look like; made by `make-request-schema.ts` from Microsoft's schema. */
export interface RequestSchema {
  readonly elements: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, ComplexType>>;
  readonly simple: Readonly<Record<string, SimpleType>>;
}

/** The schema of the requests that this server answers. */
export const requestSchema = JSON.parse(
  readFileSync(join(import.meta.dirname, 'request-schema.json'), 'utf8'),
) as RequestSchema;
