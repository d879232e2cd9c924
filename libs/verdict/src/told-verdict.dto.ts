import { ApiProperty } from '@nestjs/swagger';
import { effectNames, type ToldVerdict } from '#libs/policy';

const text = { type: 'string' as const };
const texts = { type: 'array' as const, items: text };
const codeAndText = { type: 'object' as const, required: ['code', 'tekst'], properties: { code: text, tekst: text } };
const ground = {
  type: 'object' as const,
  required: ['code', 'artikel', 'uitleg'],
  properties: { code: text, artikel: text, uitleg: text },
};

/** The members that every answer with a verdict has, told to an officer. All are always there; a part of an answer extends it with what it is about. */
export abstract class VerdictTold implements ToldVerdict {
  @ApiProperty({ ...text, enum: Object.values(effectNames), description: 'Wat met dit gegeven mag' })
  uitkomst: ToldVerdict['uitkomst'];

  @ApiProperty({ type: 'array', items: ground, description: 'Wettelijke gronden; leeg als het niet mag' })
  gronden: ToldVerdict['gronden'];

  @ApiProperty({ ...codeAndText, nullable: true, description: 'Waarom niet, of niet alles', selfRequired: true })
  reden: ToldVerdict['reden'];

  @ApiProperty({ ...text, description: 'Een of twee zinnen' })
  uitleg: ToldVerdict['uitleg'];

  @ApiProperty({ ...texts, description: 'Wat eerst nog moet' })
  wachtOp: ToldVerdict['wachtOp'];

  @ApiProperty({ ...texts, description: 'Plichten die met het gegeven meegaan' })
  verplichtingen: ToldVerdict['verplichtingen'];

  @ApiProperty({ type: 'array', items: codeAndText, description: 'Wat wel kan' })
  uitwegen: ToldVerdict['uitwegen'];
}
