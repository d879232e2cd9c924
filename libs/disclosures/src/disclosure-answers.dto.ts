import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Json } from '#libs/ledger';
import { Page } from '#libs/paging';
import type { Cell } from '#libs/policy';
import { VerdictTold } from '#libs/verdict';

const id = { format: 'uuid' };
const zaak = { type: String, format: 'uuid', nullable: true, example: null };
const oin = { pattern: '^[0-9]{20}$', example: '00000099000000000001' };
const doel = { example: 'organised-crime' };
const volgnummer = { type: 'integer' as const, minimum: 0, description: 'Plaats in het logboek', example: 12 };
/** Any JSON but null. */
const anyValue = [
  { type: 'string' },
  { type: 'number' },
  { type: 'boolean' },
  { type: 'array', items: {} },
  { type: 'object', additionalProperties: true },
];

/** A field of a stored signal, and what the policy says of it. */
@ApiSchema({ name: 'BeslistVeld' })
export class ToldField extends VerdictTold {
  @ApiProperty({ description: 'Id binnen het signaal', example: 'v1' })
  id: string;

  @ApiProperty({ description: 'Naam van het veld uit de gegevenslijst', example: 'adres' })
  veld: string;

  @ApiProperty({ type: String, description: 'Rol en soort van het gegeven', example: 'case.LOC' })
  cel: Cell;
}

/** What a disclosure waits for, or was refused by; `id` is that of the question, which stays the same when it is asked again. */
@ApiSchema({ name: 'GevraagdAkkoord' })
export class ApprovalAsked {
  @ApiProperty({ ...id, description: 'Na te lezen bij /v1/goedkeuringen' })
  id: string;

  @ApiProperty({ example: 'four-eyes' })
  akkoord: string;

  @ApiProperty({ example: 'een tweede paar ogen' })
  tekst: string;

  @ApiProperty({ enum: ['wacht', 'geweigerd', 'ingetrokken'] })
  status: 'wacht' | 'geweigerd' | 'ingetrokken';

  @ApiProperty({ type: String, nullable: true, description: 'Code van de reden', example: null })
  reden: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Wat u na een weigering kunt doen', example: null })
  uitweg: string | null;
}

/** What the giver hears: which fields go on which ground, which stay and why. No values. */
@ApiSchema({ name: 'Verstrekking' })
export class DisclosureAnswer {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  signaal: string;

  @ApiProperty(zaak)
  zaak: string | null;

  @ApiProperty({ ...id, description: 'Na te lezen bij /v1/beslissingen' })
  beslissing: string;

  @ApiProperty(doel)
  doel: string;

  @ApiProperty({ enum: ['verleend', 'deels-verleend', 'geweigerd'] })
  status: 'verleend' | 'deels-verleend' | 'geweigerd';

  @ApiProperty(volgnummer)
  volgnummer: number;

  @ApiProperty({ type: [ToldField] })
  gaat: ToldField[];

  @ApiProperty({ type: [ToldField] })
  blijft: ToldField[];

  @ApiProperty({ type: String, nullable: true, description: 'Ontvangstbewijs als JWS; null: er ging niets. De ontvanger krijgt hetzelfde' })
  bewijs: string | null;

  @ApiProperty({ type: [ApprovalAsked], description: 'Waar het op wacht, en wat is geweigerd. Is het gegeven, vraag dan opnieuw' })
  akkoorden: ApprovalAsked[];
}

@ApiSchema({ name: 'VoorgesteldeOntvanger' })
export class ProposedRecipient {
  @ApiProperty(oin)
  oin: string;

  @ApiProperty({ example: 'RIEC Oost-Brabant' })
  naam: string;

  @ApiProperty({ description: 'Code van de partner', example: 'RC' })
  code: string;

  @ApiProperty({ type: String, nullable: true, description: 'Taak waarvoor het zou zijn', example: 'registratie' })
  taak: string | null;
}

@ApiSchema({ name: 'VoorbeeldVanVerstrekking' })
export class DisclosurePreview {
  @ApiProperty({ type: ProposedRecipient })
  partner: ProposedRecipient;

  @ApiProperty(doel)
  doel: string;

  @ApiProperty({ type: [ToldField] })
  gaat: ToldField[];

  @ApiProperty({ type: [ToldField] })
  blijft: ToldField[];
}

@ApiSchema({ name: 'VoorbeeldenVanVerstrekking' })
export class DisclosurePreviews {
  @ApiProperty({ type: [DisclosurePreview] })
  items: DisclosurePreview[];
}

@ApiSchema({ name: 'Bron' })
export class Source {
  @ApiProperty({ example: 'GB-TZ' })
  partner: string;

  @ApiProperty(oin)
  oin: string;

  @ApiProperty({ format: 'date', example: '2026-11-20', description: 'Waargenomen of gekregen door deze organisatie' })
  verkregenOp: string;

  @ApiProperty({ format: 'date-time', description: 'Voor het eerst vastgelegd in de hub' })
  vastgelegdOp: string;
}

@ApiSchema({ name: 'CodeMetTekst' })
export class CodeTold {
  @ApiProperty({ example: 'SECRECY' })
  code: string;

  @ApiProperty({ example: 'Houd dit geheim.' })
  tekst: string;
}

/** One field with its value, where it comes from and why the reader may see it. */
@ApiSchema({ name: 'VerstrektVeld' })
export class DeliveredField extends ToldField {
  @ApiProperty(id)
  signaal: string;

  @ApiProperty({ type: String, nullable: true, description: 'Ref van de betrokkene; null: over de zaak zelf', example: 'p1' })
  betrokkene: string | null;

  @ApiProperty({ anyOf: anyValue, description: 'De waarde; de vorm hangt af van het veld', example: 'Teststraat 1' })
  waarde: Json;

  @ApiProperty({ type: Source })
  bron: Source;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Sinds wanneer het samenwerkingsverband het heeft',
    example: null,
  })
  ontvangenOp: string | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Uiterlijk dan vernietigd; null: geen termijn bekend',
    example: null,
  })
  bewarenTot: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: nooit gecorrigeerd', example: null })
  gecorrigeerdOp: string | null;

  @ApiProperty({ type: CodeTold, nullable: true, description: 'Wat de bron over het signaal zei; null: niets' })
  betrouwbaarheid: CodeTold | null;

  @ApiProperty({ type: [CodeTold], description: 'De plichten, in gewone woorden' })
  plichten: CodeTold[];
}

@ApiSchema({ name: 'AfgeschermdVeld' })
export class WithheldField extends ToldField {
  @ApiProperty(id)
  signaal: string;
}

@ApiSchema({ name: 'GelezenVelden' })
export class DeliveredFields {
  @ApiProperty({ type: [DeliveredField] })
  velden: DeliveredField[];

  @ApiProperty({ type: [WithheldField], description: 'Wat deze lezer nu niet mag zien' })
  afgeschermd: WithheldField[];

  @ApiProperty({ type: 'array', items: { type: 'integer', minimum: 0 }, description: 'Waar dit lezen in het logboek staat' })
  volgnummers: number[];

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' }, description: 'Na te lezen bij /v1/beslissingen' })
  beslissingen: string[];

  @ApiProperty({ type: [String], description: 'Ontvangstbewijzen als JWS, een per signaal waarvan u iets kreeg' })
  bewijzen: string[];
}

@ApiSchema({ name: 'GelezenZaak' })
export class DeliveredCase extends DeliveredFields {
  @ApiProperty(id)
  zaak: string;

  @ApiProperty({ example: 'Z-1A2B3C4D' })
  kenmerk: string;

  @ApiProperty({ type: 'integer', enum: [1, 2, 3] })
  stap: number;

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' }, description: 'Signalen van de zaak die zijn ingetrokken' })
  ingetrokken: string[];
}

@ApiSchema({ name: 'TeruggenomenVerstrekking' })
export class RecallRecorded {
  @ApiProperty(id)
  id: string;

  @ApiProperty({ enum: ['teruggenomen'] })
  status: 'teruggenomen';

  @ApiProperty({ type: 'integer', minimum: 1, example: 2 })
  versie: number;
}

@ApiSchema({ name: 'Partij' })
export class PartyTold {
  @ApiProperty(oin)
  oin: string;

  @ApiProperty({ example: 'RC' })
  partner: string;
}

/** A disclosure in the list of its two ends. A receiver does not see what was refused. */
@ApiSchema({ name: 'VerstrekkingInLijst' })
export class ListedDisclosure {
  @ApiProperty(id)
  id: string;

  @ApiProperty(id)
  signaal: string;

  @ApiProperty(zaak)
  zaak: string | null;

  @ApiProperty({ type: PartyTold })
  van: PartyTold;

  @ApiProperty({ type: PartyTold })
  aan: PartyTold;

  @ApiProperty(doel)
  doel: string;

  @ApiProperty({ enum: ['verleend', 'geweigerd', 'teruggenomen'] })
  status: 'verleend' | 'geweigerd' | 'teruggenomen';

  @ApiProperty({ type: 'integer', minimum: 0, example: 3 })
  aantalVelden: number;

  @ApiProperty({ format: 'date-time' })
  beslistOp: string;
}

@ApiSchema({ name: 'Verstrekkingen' })
export class DisclosuresPage extends Page {
  @ApiProperty({ type: [ListedDisclosure] })
  items: ListedDisclosure[];
}
