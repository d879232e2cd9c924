import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Page } from '#libs/paging';
import { PartyTold } from '../disclosure-answers.dto.js';

export const toldStatuses = ['wacht', 'gegeven', 'geweigerd', 'ingetrokken', 'niet-beschikbaar'] as const;
export type ToldApprovalStatus = (typeof toldStatuses)[number];
const id = { format: 'uuid' };
const akkoord = { description: 'Wat nodig is, zoals in wachtOp', example: 'supplier-consent:PO' };

/** Where the answer stands in the ledger. */
@ApiSchema({ name: 'VastgelegdAkkoord' })
export class ApprovalRecorded {
  @ApiProperty(id)
  id: string;

  @ApiProperty(akkoord)
  akkoord: string;

  @ApiProperty({ enum: ['wacht', 'gegeven', 'geweigerd', 'ingetrokken'] })
  status: Exclude<ToldApprovalStatus, 'niet-beschikbaar'>;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  versie: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Plaats in het logboek', example: 12 })
  volgnummer: number;

  @ApiProperty({ pattern: '^[0-9a-f]{64}$', description: 'Controlegetal van de regel in het logboek' })
  bladhash: string;
}

@ApiSchema({ name: 'WachtendVeld' })
export class WaitingField {
  @ApiProperty({ description: 'Id binnen het signaal', example: 'v1' })
  id: string;

  @ApiProperty({ description: 'Naam van het veld uit de gegevenslijst', example: 'politiegegevens' })
  veld: string;

  @ApiProperty({ description: 'Rol en soort van het gegeven', example: 'suspect.POL8' })
  cel: string;
}

/** What somebody asked, for those who may answer and for who asked. No values. */
@ApiSchema({ name: 'Goedkeuring' })
export class ApprovalListed {
  @ApiProperty(id)
  id: string;

  @ApiProperty(akkoord)
  akkoord: string;

  @ApiProperty({ example: 'een tweede paar ogen' })
  tekst: string;

  @ApiProperty({ enum: toldStatuses, description: 'niet-beschikbaar: de hub zegt u niet of en hoe hierop is geantwoord' })
  status: ToldApprovalStatus;

  @ApiProperty({ type: String, nullable: true, description: 'Code van de reden', example: null })
  reden: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Wat u na een weigering kunt doen', example: null })
  uitweg: string | null;

  @ApiProperty({ description: 'U hebt dit zelf gevraagd' })
  zelfGevraagd: boolean;

  @ApiProperty({ ...id, description: 'De nieuwste verstrekking die hierop wacht' })
  verstrekking: string;

  @ApiProperty(id)
  signaal: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, example: null })
  zaak: string | null;

  @ApiProperty({ type: PartyTold })
  van: PartyTold;

  @ApiProperty({ type: PartyTold })
  aan: PartyTold;

  @ApiProperty({ example: 'organised-crime' })
  doel: string;

  @ApiProperty({ type: [WaitingField], description: 'De velden die hierop wachten' })
  velden: WaitingField[];

  @ApiProperty({ type: [String], description: 'Verklaringen die allemaal waar moeten zijn voordat u ja zegt', example: [] })
  verklaringen: string[];

  @ApiProperty({ format: 'date-time' })
  gevraagdOp: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  beantwoordOp: string | null;
}

@ApiSchema({ name: 'Goedkeuringen' })
export class ApprovalsPage extends Page {
  @ApiProperty({ type: [ApprovalListed] })
  items: ApprovalListed[];
}
