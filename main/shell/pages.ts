import { assertNever } from '../../shared/result.ts';
import type { Application } from '../application.ts';
import { readAsset } from './assets.ts';
import type { Origins } from './origins.ts';
import { originOf } from './origins.ts';
import { emptyHeaders, frameHeaders, pageHeaders } from './policy.ts';

/** What goes back for one request of the page, on any host. */
export interface PageAnswer {
  readonly status: 200 | 204 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What an address means to us. Everything we do not know is `nothing`. */
export type Target =
  | { readonly target: 'page'; readonly pathname: string }
  | { readonly target: 'frame'; readonly token: string }
  | { readonly target: 'link'; readonly token: string; readonly index: number }
  | { readonly target: 'nothing' };

const nothing: Target = { target: 'nothing' };
const frame = /^\/(?<token>[A-Za-z0-9_-]{16,128})\/$/u;
const link = /^\/(?<token>[A-Za-z0-9_-]{16,128})\/link\/(?<index>0|[1-9][0-9]{0,5})$/u;

/** Reads an address. A query is refused: our build uses none, and mail must not smuggle one. */
export function readTarget(origins: Origins, address: string): Target {
  const url = URL.parse(address);
  const origin = originOf(address);
  if (url === null || origin === null || url.search !== '') return nothing;
  if (origin === origins.page) return { target: 'page', pathname: url.pathname };
  if (origin !== origins.mail) return nothing;
  const clicked = link.exec(url.pathname)?.groups;
  if (clicked?.['token'] !== undefined && clicked['index'] !== undefined) {
    return { target: 'link', token: clicked['token'], index: Number(clicked['index']) };
  }
  const token = frame.exec(url.pathname)?.groups?.['token'];
  return token === undefined ? nothing : { target: 'frame', token };
}

/** Answers the page's requests: its own files, staged frames (once), clicked links (204), and nothing else. */
export class Pages {
  readonly origins: Origins;
  readonly #folder: string;
  readonly #application: Pick<Application, 'takeFrame' | 'linkClicked'>;

  constructor(origins: Origins, folder: string, application: Pick<Application, 'takeFrame' | 'linkClicked'>) {
    this.origins = origins;
    this.#folder = folder;
    this.#application = application;
  }

  /** Answers one GET; any other method is `nothing`. */
  async answer(method: string, address: string): Promise<PageAnswer> {
    const target = method === 'GET' ? readTarget(this.origins, address) : nothing;
    switch (target.target) {
      case 'page':
        return await this.#page(target.pathname);
      case 'frame':
        return this.#frame(target.token);
      case 'link':
        this.#application.linkClicked(target.token, target.index);
        return empty(204);
      case 'nothing':
        return empty(404);
      default:
        return assertNever(target);
    }
  }

  async #page(pathname: string): Promise<PageAnswer> {
    const asset = await readAsset(this.#folder, pathname);
    if (asset === null) return empty(404);
    const headers = { ...pageHeaders(this.origins), 'Content-Type': asset.contentType };
    return { status: 200, headers, body: asset.body };
  }

  #frame(token: string): PageAnswer {
    const html = this.#application.takeFrame(token);
    if (html === null) return empty(404);
    return { status: 200, headers: frameHeaders(this.origins), body: new TextEncoder().encode(html) };
  }
}

function empty(status: 204 | 404): PageAnswer {
  return { status, headers: emptyHeaders(), body: new Uint8Array() };
}
