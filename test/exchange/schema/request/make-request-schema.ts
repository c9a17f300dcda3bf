import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { attribute, child } from '../../xml/node.ts';
import type { XmlNode } from '../../xml/node.ts';
import { parseXml } from '../../xml/parse.ts';
import { operations } from '../../operations/operations.ts';
import type { ComplexType, Facets, Particle, RequestSchema, SimpleType } from './request-schema.ts';

/*
 * Makes request-schema.json from Microsoft's schema: the types that requests of the operations here can hold, in a
 * compact form. Run it when an operation is added:
 *   node test/exchange/schema/request/make-request-schema.ts ../shared/data/ews-schema/exchange-se-15.2.2562.17
 */
const folder = process.argv[2] ?? '../shared/data/ews-schema/exchange-se-15.2.2562.17';
/** Properties and items that no client writes and that would double the file. */
const leftOut = new Set(['EntityExtractionResult', 'Person', 'Network', 'RoleMember']);
const origins = new WeakMap<XmlNode, 't' | 'm'>();
const named = new Map<string, XmlNode>();
const substitutes = new Map<string, XmlNode[]>();
collect('types.xsd', 't');
collect('messages.xsd', 'm');

function collect(file: string, origin: 't' | 'm'): void {
  const path = join(folder, file);
  const parsed = parseXml(readFileSync(path, 'utf8'));
  if (!parsed.ok) throw new Error(`${path}: ${parsed.error.violation}`);
  mark(parsed.root, origin);
  for (const node of parsed.root.children) {
    const name = attribute(node, 'name');
    if (name !== undefined) named.set(`${node.name} ${name}`, node);
    const head = attribute(node, 'substitutionGroup');
    if (head !== undefined) substitutes.set(local(head), [...(substitutes.get(local(head)) ?? []), node]);
  }
}

function mark(node: XmlNode, origin: 't' | 'm'): void {
  origins.set(node, origin);
  for (const one of node.children) mark(one, origin);
}

const schema: {
  elements: Record<string, string>;
  types: Record<string, ComplexType>;
  simple: Record<string, SimpleType>;
} = {
  elements: {},
  types: {},
  simple: {},
};

function local(qualified: string): string {
  return qualified.replace(/^(t|m|xs):/, (prefix) => (prefix === 'xs:' ? 'xs:' : ''));
}

/** Enters a type and all it needs; gives its name. */
function use(name: string): string {
  if (name.startsWith('xs:') || name in schema.types || name in schema.simple) return name;
  const complex = named.get(`complexType ${name}`);
  const simple = named.get(`simpleType ${name}`);
  if (complex) {
    schema.types[name] = { model: [], attributes: {} };
    schema.types[name] = complexOf(complex);
  } else if (simple) {
    schema.simple[name] = {};
    schema.simple[name] = simpleOf(simple);
  } else throw new Error(`No type ${name}.`);
  return name;
}

function simpleOf(node: XmlNode): SimpleType {
  const list = child(node, 'list');
  if (list) return { list: itemOf(list) };
  const union = child(node, 'union');
  if (union) return { anyOf: membersOf(union) };
  const restriction = child(node, 'restriction');
  const values = restriction?.children.filter((one) => one.name === 'enumeration') ?? [];
  const base = use(local(attribute(restriction, 'base') ?? 'xs:string'));
  if (values.length > 0) return { words: values.map((one) => attribute(one, 'value') ?? '') };
  const facets = facetsOf(restriction);
  return Object.keys(facets).length > 0 ? { base, facets } : { base };
}

function facetsOf(restriction: XmlNode | undefined): Facets {
  const facet = (name: string) => attribute(child(restriction, name), 'value');
  const number = (name: string) => (facet(name) === undefined ? undefined : Number(facet(name)));
  const length = number('length');
  const all = {
    smallest: number('minInclusive'),
    greatest: number('maxInclusive'),
    shortest: length ?? number('minLength'),
    longest: length ?? number('maxLength'),
    pattern: facet('pattern'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The type of a list's items: named, or inside it. */
function itemOf(holder: XmlNode): string {
  const type = attribute(holder, 'itemType');
  if (type !== undefined) return use(local(type));
  return inlined(child(holder, 'simpleType'));
}

function membersOf(union: XmlNode): string[] {
  const memberTypes = (attribute(union, 'memberTypes') ?? '').split(/\s+/).filter((one) => one !== '');
  const inline = union.children.filter((one) => one.name === 'simpleType');
  return [...memberTypes.map((one) => use(local(one))), ...inline.map(inlined)];
}

function inlined(node: XmlNode | undefined): string {
  const name = `list${Object.keys(schema.simple).length}`;
  if (node) {
    schema.simple[name] = {};
    schema.simple[name] = simpleOf(node);
  }
  return name;
}

function complexOf(node: XmlNode): ComplexType {
  const content = child(node, 'complexContent') ?? child(node, 'simpleContent');
  const extension = child(content, 'extension') ?? child(content, 'restriction');
  const holder = extension ?? node;
  const base = extension ? use(local(attribute(extension, 'base') ?? '')) : undefined;
  const attributes: Record<string, { type: string; required: boolean }> = {};
  for (const one of holder.children.filter((candidate) => candidate.name === 'attribute')) {
    const name = attribute(one, 'name');
    if (name !== undefined)
      attributes[name] = { type: typeOf(one), required: attribute(one, 'use') === 'required' };
  }
  const isText = content?.name === 'simpleContent';
  return {
    model: holder.children.flatMap(particlesOf),
    attributes,
    ...(base !== undefined && !isText ? { base } : {}),
    ...(isText && base !== undefined ? { text: base } : {}),
    ...(holder.children.some((one) => one.name === 'anyAttribute') ? { open: true } : {}),
  };
}

function typeOf(node: XmlNode): string {
  const type = attribute(node, 'type');
  if (type !== undefined) return use(local(type));
  const complex = child(node, 'complexType');
  const simple = child(node, 'simpleType');
  const name = `inline${Object.keys(schema.types).length + Object.keys(schema.simple).length}`;
  if (complex) schema.types[name] = complexOf(complex);
  else if (simple) schema.simple[name] = simpleOf(simple);
  else return 'xs:anyType';
  return name;
}

function particlesOf(node: XmlNode): Particle[] {
  const least = Number(attribute(node, 'minOccurs') ?? 1);
  const limit = attribute(node, 'maxOccurs') ?? '1';
  const most = limit === 'unbounded' ? -1 : Number(limit);
  if (node.name === 'sequence' || node.name === 'choice')
    return [{ kind: node.name, least, most, of: node.children.flatMap(particlesOf) }];
  if (node.name === 'any') return [{ kind: 'any', least, most }];
  if (node.name === 'group') {
    const group = named.get(`group ${local(attribute(node, 'ref') ?? '')}`);
    return [{ kind: 'sequence', least, most, of: group?.children.flatMap(particlesOf) ?? [] }];
  }
  if (node.name !== 'element') return [];
  const reference = attribute(node, 'ref');
  if (reference === undefined)
    return leftOut.has(attribute(node, 'name') ?? '') ? [] : [elementParticle(node, least, most)];
  const target = named.get(`element ${local(reference)}`);
  const choices = [
    ...(substitutes.get(local(reference)) ?? []),
    ...(target && attribute(target, 'abstract') !== 'true' ? [target] : []),
  ];
  const of = choices.map((one) => elementParticle(one, 1, 1));
  return [{ kind: 'choice', least, most, of }];
}

function elementParticle(node: XmlNode, least: number, most: number): Particle {
  const isMessage = origins.get(node) === 'm';
  const namespace = isMessage ? { namespace: 'm' as const } : {};
  return {
    kind: 'element',
    ...namespace,
    name: attribute(node, 'name') ?? '',
    type: typeOf(node),
    least,
    most,
  };
}

for (const operation of Object.keys(operations)) {
  const name = named.has(`element ${operation}`) ? operation : `${operation}Request`;
  const element = named.get(`element ${name}`);
  if (!element) throw new Error(`No request ${operation}.`);
  schema.elements[name] = typeOf(element);
}
/** What the reader takes for granted is left out. */
function isTold(key: string, value: unknown): boolean {
  if (key === 'least' || key === 'most') return value !== 1;
  return key !== 'required' || value === true;
}

const written: RequestSchema = schema;
writeFileSync(
  join(import.meta.dirname, 'request-schema.json'),
  `${JSON.stringify(written, (key, value: unknown) => (isTold(key, value) ? value : undefined))}\n`,
);
