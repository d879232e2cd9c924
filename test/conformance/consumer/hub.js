import { setTimeout as pause } from 'node:timers/promises';

/** Where to ask what an event of the list is about; on Kafka the event says so itself. */
const places = {
  signal: (id) => `signalen/${id}`,
  case: (id) => `zaken/${id}`,
  disclosure: (id) => `verstrekkingen/${id}/velden`,
  instruments: () => 'instrumenten',
  rulebook: () => 'beleidsversies',
};
/** Tell of our own reading: who reads again upon them, reads for ever. */
const ownReading = new Set(['nl.seinhuis.fields-delivered.v1', 'nl.seinhuis.search-answered.v1']);

/** The hub, asked as one client of one department. */
export class Hub {
  #token;

  /** @param secret of `client` at `issuer` */
  constructor({ hub, issuer, client, secret }) {
    Object.assign(this, { hub: hub.replace(/\/+$/, ''), issuer: issuer.replace(/\/+$/, ''), client, secret });
  }

  /** Who we are, by our own token: events for this department are ours. */
  async receiver() {
    const { oin, partner } = JSON.parse(Buffer.from((await this.#login()).split('.')[1], 'base64url').toString());
    return { oin, partner };
  }

  /**
   * Asks until there is an answer that waiting does not change. Too many questions, a hub that is restarting and a line that is cut pass by themselves.
   * @param meanwhile called each second while we wait
   */
  async get(path, meanwhile = () => undefined) {
    for (let attempt = 0; ; attempt++) {
      const answer = await this.#ask(path);
      if (answer?.status === 401 && attempt === 0) this.#token = undefined;
      else if (answer && answer.status !== 429 && answer.status < 500) return { status: answer.status, body: await answer.json() };
      else for (let left = Number(answer?.headers.get('retry-after') ?? 2); left > 0; left--) await pause(1_000).then(meanwhile);
    }
  }

  /** Where to ask about an event; undefined when there is nothing to ask. Our token goes to the hub alone, whatever a message says. */
  placeOf({ soort, onderwerp, id }, dataref) {
    const own = `${this.hub}/v1/`;
    const place = dataref?.startsWith(own) ? dataref.slice(own.length) : places[onderwerp]?.(id);
    return ownReading.has(soort) || place?.startsWith('gebeurtenissen') ? undefined : place;
  }

  /** Null when there is nobody, or the line breaks: that is what makes `fetch` throw a TypeError. */
  async #ask(path) {
    try {
      return await fetch(`${this.hub}/v1/${path}`, { headers: { authorization: `Bearer ${await this.#login()}` } });
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  async #login() {
    if (this.#token?.until > Date.now()) return this.#token.text;
    const { token_endpoint } = await (await fetch(`${this.issuer}/.well-known/openid-configuration`)).json();
    const answer = await fetch(token_endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${this.client}:${this.secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token: text, expires_in } = await answer.json();
    if (!text) throw new Error(`aanmelden als ${this.client} lukt niet (${answer.status})`);
    this.#token = { text, until: Date.now() + (expires_in - 20) * 1_000 };
    return text;
  }
}

/** What an answer lets us see and what not, in lines. Values only when asked: who reads a terminal is not always who may read the case. */
export function told({ status, body }, values) {
  if (status >= 400) return [`${status} ${body.code}: ${body.detail}`];
  if (body.items) return [`${body.items.length} in de lijst`];
  const seen = (body.velden ?? []).map(({ veld, waarde }) => (values ? `${veld} = ${JSON.stringify(waarde)}` : veld));
  const hidden = (body.afgeschermd ?? []).map(
    ({ veld, reden }) => `niet ${veld}: ${reden ? `${reden.code}, ${reden.tekst}` : 'niet beschikbaar'}`,
  );
  const about = ['kenmerk', 'status', 'stap'].flatMap((name) => (body[name] === undefined ? [] : `${name} ${body[name]}`));
  return [...(about.length > 0 ? [about.join(', ')] : []), ...(seen.length > 0 ? [`te zien: ${seen.join(', ')}`] : []), ...hidden];
}
