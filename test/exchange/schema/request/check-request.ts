import { namespaces } from '../../xml/node.ts';
import type { XmlNode } from '../../xml/node.ts';
import { checkSimple } from './check-simple.ts';
import { InvalidValue } from './invalid-value.ts';
import { requestSchema } from './request-schema.ts';
import type { ComplexType, Particle } from './request-schema.ts';

/**
 * Checks a request against Microsoft's schema, as Exchange does before anything else. Throws `InvalidValue` with the
 * first violation. Requests of operations that are not here pass.
 */
export function checkRequest(request: XmlNode): void {
  const type = requestSchema.elements[request.name];
  if (type !== undefined) checkElement(request, type);
}

function checkElement(node: XmlNode, typeName: string): void {
  const type = requestSchema.types[typeName];
  if (!type) {
    if (node.children.length > 0 && typeName !== 'xs:anyType') unexpected(node, node.children[0]);
    if (typeName !== 'xs:anyType') checkSimple(node.name, node.text, typeName);
    return;
  }
  const chain = chainOf(type);
  checkAttributes(node, chain);
  const text = chain.find((one) => one.text !== undefined)?.text;
  if (text !== undefined) checkSimple(node.name, node.text, text);
  else if (/[^ \t\r\n]/.test(node.text))
    throw new InvalidValue(`The element '${node.name}' cannot contain text.`);
  const model: Particle = { kind: 'sequence', of: chain.flatMap((one) => one.model) };
  const end = consume(node, model, 0);
  if (end < node.children.length) unexpected(node, node.children[end]);
}

/** The type and what it extends, the base first. */
function chainOf(type: ComplexType): ComplexType[] {
  const base = type.base === undefined ? undefined : requestSchema.types[type.base];
  return base ? [...chainOf(base), type] : [type];
}

function checkAttributes(node: XmlNode, chain: readonly ComplexType[]): void {
  const known = Object.assign({}, ...chain.map((one) => one.attributes)) as ComplexType['attributes'];
  for (const [name, value] of node.attributes) {
    const declared = Object.hasOwn(known, name) ? known[name] : undefined;
    if (declared) checkSimple(name, value, declared.type);
    else if (!chain.some((one) => one.open === true))
      throw new InvalidValue(`The '${name}' attribute is not declared.`);
  }
  for (const [name, { required }] of Object.entries(known))
    if (required === true && !node.attributes.has(name))
      throw new InvalidValue(`The required attribute '${name}' is missing.`);
}

/** Matches children from `at` on against a particle, as often as it may occur; gives where it stopped. */
function consume(node: XmlNode, particle: Particle, at: number): number {
  let position = at;
  let times = 0;
  while (times !== (particle.most ?? 1)) {
    const next = starts(particle, node.children[position]) ? once(node, particle, position) : position;
    if (next === position) break;
    position = next;
    times += 1;
  }
  if (times < (particle.least ?? 1) && !isOptional(particle)) {
    if (position < node.children.length) unexpected(node, node.children[position]);
    throw new InvalidValue(
      `The element '${node.name}' has incomplete content. List of possible elements expected: '${namesOf(particle).join(', ')}'.`,
    );
  }
  return position;
}

function once(node: XmlNode, particle: Particle, at: number): number {
  if (particle.kind === 'sequence')
    return particle.of.reduce((position, one) => consume(node, one, position), at);
  if (particle.kind === 'choice') {
    const chosen = particle.of.find((one) => starts(one, node.children[at]));
    return chosen ? consume(node, chosen, at) : at;
  }
  const found = node.children[at];
  if (found && particle.kind === 'element') checkElement(found, particle.type);
  return at + 1;
}

function starts(particle: Particle, node: XmlNode | undefined): boolean {
  if (!node) return false;
  if (particle.kind === 'any') return true;
  if (particle.kind === 'element')
    return particle.name === node.name && node.namespace === namespaces[particle.namespace ?? 't'];
  if (particle.kind === 'choice') return particle.of.some((one) => starts(one, node));
  for (const one of particle.of) {
    if (starts(one, node)) return true;
    if (!isOptional(one)) return false;
  }
  return false;
}

function isOptional(particle: Particle): boolean {
  if (particle.least === 0) return true;
  if (particle.kind === 'sequence') return particle.of.every(isOptional);
  return particle.kind === 'choice' && (particle.of.length === 0 || particle.of.some(isOptional));
}

function namesOf(particle: Particle): string[] {
  if (particle.kind === 'element') return [particle.name];
  return particle.kind === 'any' ? [] : particle.of.flatMap(namesOf);
}

function unexpected(parent: XmlNode, found: XmlNode | undefined): never {
  throw new InvalidValue(
    `The element '${parent.name}' in namespace '${parent.namespace}' has invalid child element '${found?.name ?? ''}' in namespace '${found?.namespace ?? ''}'.`,
  );
}
