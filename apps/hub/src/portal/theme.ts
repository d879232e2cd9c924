import { join } from 'node:path';
import { type Asset, assetsIn } from './assets.js';

/** The look of an organisation: one stylesheet of tokens, and what it names. */
export interface Theme {
  files: Map<string, Asset>;
  /** The class under which its tokens stand, as the themes of NL Design System have it; null when they stand under `:root`. */
  className: string | null;
}

export const stylesheet = 'huisstijl.css';
/** What may lie in the folder beside the stylesheet: nothing that runs. */
const kinds = /\.(?:css|woff2|svg)$/;

/**
 * Reads it once, as the hub starts.
 * @param folder nothing: the portal has its own look
 * @throws Error when the folder has no stylesheet: an operator who names one wants it seen
 */
export function themeIn(folder: string | undefined): Theme | null {
  if (!folder) return null;
  const files = new Map([...assetsIn(folder)].filter(([name]) => kinds.test(name)));
  const sheet = files.get(stylesheet);
  if (!sheet) throw new Error(`SEINHUIS_THEME_DIR: er is geen ${stylesheet} in ${join(folder, '/')}`);
  const [, className = null] = /\.([\w-]+-theme)\b/.exec(sheet.content.toString('utf8')) ?? [];
  return { files, className };
}

/** The page with the stylesheet after our own, and with the class that the theme asks for. */
export function themed(page: string, theme: Theme | null): string {
  if (!theme) return page;
  const { className } = theme;
  const linked = page.replace('</head>', `<link rel="stylesheet" href="/huisstijl/${stylesheet}"></head>`);
  return className ? linked.replace('<html ', `<html class="${className}" `) : linked;
}
