import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiExtension, ApiOkResponse, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Public } from '#libs/identity';
import { Refusal } from '#libs/ledger';
import { formatVkey } from '#libs/notes';
import { isWithin, parseTilePath } from '#libs/proofs';
import { Logbook } from './logbook.js';
import { Receipts } from './receipts.js';

class InclusionQuery {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Plaats van de gebeurtenis in het logboek', example: 12 })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  volgnummer: number;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Grootte van het logboek waarin zij staat', example: 40 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  grootte: number;
}

class ConsistencyQuery {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Grootte van het oudere controlepunt', example: 12 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  van: number;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Grootte van het nieuwere controlepunt', example: 40 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  tot: number;
}

const hash = { type: 'string' as const, pattern: '^[A-Za-z0-9+/]{43}=$' };

class LogProof {
  @ApiProperty({ type: 'array', items: hash, description: 'Hashes in base64, in de volgorde van RFC 6962' })
  hashes: string[];

  @ApiProperty({ ...hash, description: 'Wortel van het logboek bij de gevraagde grootte, in base64' })
  wortel: string;
}

class LogKeys {
  @ApiProperty({ description: 'Naam van het logboek, de eerste regel van elk controlepunt', example: 'seinhuis.example/logboek' })
  naam: string;

  @ApiProperty({ description: 'Sleutel waarmee het logboek tekent, als naam+kenmerk+sleutel' })
  logboek: string;

  @ApiProperty({
    type: [String],
    description: 'Sleutels van de getuigen. Vertrouw ze niet omdat ze hier staan: vraag ze aan de getuigen zelf.',
  })
  getuigen: string[];

  @ApiProperty({ type: [String], description: 'Sleutels van ontvangstbewijzen, die van nu eerst. De naam is de kid van het bewijs.' })
  ontvangstbewijzen: string[];
}

interface Reply {
  headers(headers: Record<string, string>): unknown;
}

const forEver = { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'public, max-age=31536000, immutable' };

/**
 * The log for everybody: checkpoints and hashes, from which nothing can be learned about anyone. No token: whoever wants to check must not have to ask us.
 * @see https://c2sp.org/tlog-tiles
 */
@Public()
@ApiTags('logboek')
@Controller('logboek')
export class LogbookController {
  constructor(
    private readonly logbook: Logbook,
    private readonly receipts: Receipts,
  ) {}

  @Get('checkpoint')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=5')
  @ApiExtension('x-openbaar', true)
  @ApiOperation({
    operationId: 'leesControlepunt',
    summary: 'Het nieuwste controlepunt',
    description:
      'Getekend door het logboek en door de getuigen die het zagen. De hashes erbij staan als tegels onder /v1/logboek/tile, zoals c2sp.org/tlog-tiles het voorschrijft.',
  })
  @ApiOkResponse({ description: 'Het controlepunt als getekende notitie', content: { 'text/plain': { schema: { type: 'string' } } } })
  async checkpoint(): Promise<string> {
    return (await this.logbook.published()).note;
  }

  @Get('tile/*')
  @ApiExcludeEndpoint()
  async tile(@Param('*') path: string, @Res({ passthrough: true }) reply: Reply): Promise<Buffer> {
    const tile = parseTilePath(`tile/${path}`);
    if (!tile || !isWithin(tile, (await this.logbook.signed()).size)) throw notThere();
    const bytes = await this.logbook.checkpoints.tree.tile(tile);
    void reply.headers(forEver);
    return bytes;
  }

  @Get('sleutels')
  @ApiExtension('x-openbaar', true)
  @ApiOperation({ operationId: 'leesLogboeksleutels', summary: 'De sleutels waarmee controlepunten zijn getekend' })
  @ApiOkResponse({ type: LogKeys })
  keys(): LogKeys {
    const { checkpoints, witnesses } = this.logbook;
    return {
      naam: checkpoints.origin,
      logboek: formatVkey(checkpoints.key),
      getuigen: witnesses.list.map(({ key }) => formatVkey(key)),
      ontvangstbewijzen: this.receipts.keys.map(formatVkey),
    };
  }

  @Get('inclusiebewijzen')
  @ApiExtension('x-openbaar', true)
  @ApiQuery({ type: InclusionQuery })
  @ApiOperation({ operationId: 'leesInclusiebewijs', summary: 'Bewijs dat een gebeurtenis in het logboek staat' })
  @ApiOkResponse({ type: LogProof })
  async inclusion(@Query() { volgnummer, grootte }: InclusionQuery): Promise<LogProof> {
    await this.requireSize(grootte, '/grootte');
    if (volgnummer >= grootte) throw tooLarge('/volgnummer', 'Kies een volgnummer onder de grootte.');
    return this.proof(grootte, (tree) => tree.inclusion(volgnummer, grootte));
  }

  @Get('consistentiebewijzen')
  @ApiExtension('x-openbaar', true)
  @ApiQuery({ type: ConsistencyQuery })
  @ApiOperation({ operationId: 'leesConsistentiebewijs', summary: 'Bewijs dat het logboek tussen twee controlepunten alleen is gegroeid' })
  @ApiOkResponse({ type: LogProof })
  async consistency(@Query() { van, tot }: ConsistencyQuery): Promise<LogProof> {
    await this.requireSize(tot, '/tot');
    if (van > tot) throw tooLarge('/van', 'Kies een grootte tot en met die van het nieuwere controlepunt.');
    return this.proof(tot, (tree) => tree.consistency(van, tot));
  }

  private async proof(size: number, hashes: (tree: Logbook['checkpoints']['tree']) => Promise<Buffer[]>): Promise<LogProof> {
    const { tree } = this.logbook.checkpoints;
    const [found, root] = await Promise.all([hashes(tree), tree.root(size)]);
    return { hashes: found.map((one) => one.toString('base64')), wortel: root.toString('base64') };
  }

  /** What was not signed yet is not published: it could still turn out to be of another history. */
  private async requireSize(size: number, pointer: string): Promise<void> {
    if (size > (await this.logbook.signed()).size) throw tooLarge(pointer, 'Zo ver gaat het nieuwste controlepunt nog niet.');
  }
}

const notThere = (): Refusal => new Refusal('logbook.no-tile', 'not-found', 'Deze tegel is er niet, of nog niet.');
const tooLarge = (pointer: string, detail: string): Refusal =>
  new Refusal('logbook.beyond', 'invalid', 'Dit ligt voorbij het logboek.', [{ pointer, code: 'logbook.beyond', detail }]);
