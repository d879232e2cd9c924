/**
 * Telephone number as `+<country><number>` (E.164), or the 15 digits of a handset as `IMEI:<digits>`, for the dictionary keeps both in one field.
 * Dutch numbers may be written as at home: ten digits that begin with a zero.
 */
export function normalisePhone(value: string): string | null {
  const compact = value.replace(/\(0\)/g, '').replace(/[\s().-]/g, '');
  const handset = /^(?:IMEI:?)?(\d{15})$/i.exec(compact)?.[1];
  if (handset !== undefined) return passesLuhn(handset) ? `IMEI:${handset}` : null;
  if (/^0[1-9]\d{8}$/.test(compact)) return `+31${compact.slice(1)}`;
  const international = /^(?:\+|00)([1-9]\d{7,14})$/.exec(compact)?.[1];
  if (international === undefined) return null;
  return international.startsWith('31') && !/^31[1-9]\d{8}$/.test(international) ? null : `+${international}`;
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, character, place) => {
    const digit = Number(character) * (place % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

/** An address that mail could reach: one part before the @ (up to 64 characters), a host with a dot after it, 254 characters in all. */
export function normaliseEmail(value: string): string | null {
  const address = value.trim().toLowerCase();
  const [local, host, ...more] = address.split('@');
  if (local === undefined || host === undefined || more.length > 0 || address.length > 254 || local.length > 64) return null;
  if (!/^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local)) return null;
  return /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host) ? address : null;
}

/** A web address with http or https and a host with a dot, without a name or password in it, at most 2,048 characters. */
export function normaliseUri(value: string): string | null {
  const written = value.trim();
  if (written.length > 2048 || !/^https?:\/\/[^\s]+$/i.test(written) || !URL.canParse(written)) return null;
  const url = new URL(written);
  return url.username || url.password || !url.hostname.includes('.') || url.href.length > 2048 ? null : url.href;
}
