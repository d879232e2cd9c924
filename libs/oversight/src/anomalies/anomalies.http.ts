import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Res, type StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import { Ledger } from '#libs/ledger';
import { recordConsultation } from '../consult-record.js';
import { fileAnswer, type Reply, send } from '../export/file.http.js';
import { markOf } from '../export/mark.js';
import { reportFile } from '../export/report.js';
import { takenFile } from '../export/taken-file.js';
import { requireSupervisor } from '../supervisor.rules.js';
import { anomaliesReport } from './anomalies-report.js';
import { AfhandelingDto, AfwijkingenExportVraag, AfwijkingenVraag, AnomaliesTold, type AnomalyTold, HandledTold } from './anomaly.dto.js';
import { AnomalyFinder, type FoundAnomaly } from './find-anomalies.js';
import { HandleAnomaly } from './handle-anomaly.js';

/** Lines that a list names of each; all of them are in the record. */
const lines_named = 100;

/** What in the record is worth a look, and how it ended. */
@ApiTags('toezicht')
@ApiBearerAuth()
@Controller('toezicht')
export class AnomaliesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly finder: AnomalyFinder,
    private readonly ledger: Ledger,
  ) {}

  @Post('_afwijkingen')
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'zoekAfwijkingen',
    summary: 'Wat in het register een blik waard is',
    description:
      'Vaste regels met vaste grenzen, elk met uitleg en de regels waarop het rust. Geen score en geen gevolg: een mens kijkt. Uw vraag wordt zelf ook vastgelegd.',
  })
  @ApiOkResponse({ type: AnomaliesTold })
  async zoek(@Caller() caller: Caller, @Body() vraag: AfwijkingenVraag): Promise<AnomaliesTold> {
    requireSupervisor(caller);
    const { van, tot, soort, status, pagina, paginaGrootte } = vraag;
    const found = await this.found(vraag);
    await recordConsultation(this.ledger, caller, 'afwijkingen', { van, tot, soort, status }, found.length);
    const items = found.slice((pagina - 1) * paginaGrootte, pagina * paginaGrootte).map(told);
    return { items, pagina, paginaGrootte, totaal: found.length };
  }

  @Post('afwijkingen/_export')
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'exporteerAfwijkingen',
    summary: 'De afwijkingen meenemen als bestand',
    description: 'Dezelfde vraag als bij _afwijkingen. Wordt vastgelegd met de hash van het bestand voordat de eerste byte vertrekt.',
  })
  @ApiOkResponse(fileAnswer('text/csv', 'application/pdf'))
  @ApiConflictResponse()
  async exporteren(
    @Caller() caller: Caller,
    @Body() vraag: AfwijkingenExportVraag,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<StreamableFile> {
    requireSupervisor(caller);
    const { van, tot, soort, status, formaat } = vraag;
    const found = await this.found(vraag);
    const asked = { van, tot, soort, status };
    const mark = markOf(caller, asked);
    const file = takenFile('afwijkingen', mark.id, formaat, await reportFile(anomaliesReport(found.map(told)), mark, formaat));
    await recordConsultation(this.ledger, caller, 'afwijkingen', asked, found.length, file);
    return send(file, reply);
  }

  @Post('afwijkingen/:id/afhandelingen')
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'handelAfwijkingAf',
    summary: 'Vastleggen hoe een afwijking is afgelopen',
    description: 'Heeft geen ander gevolg. Nog eens met dezelfde reden verandert niets.',
  })
  @ApiCreatedResponse({ type: HandledTold })
  @ApiConflictResponse()
  afhandelen(
    @Caller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { van, tot, reden }: AfhandelingDto,
  ): Promise<HandledTold> {
    requireSupervisor(caller);
    return this.commands.execute(new HandleAnomaly(caller, id, { from: van, until: tot }, reden));
  }

  private async found({ van, tot, soort, status }: Omit<AfwijkingenExportVraag, 'formaat'>): Promise<FoundAnomaly[]> {
    return (await this.finder.find({ from: van, until: tot })).filter(
      ({ rule, handled }) =>
        (soort === undefined || rule === soort) && (status === 'alle' || (handled !== null) === (status === 'afgehandeld')),
    );
  }
}

function told({ id, rule, day, org, officer, department, explanation, lines, handled }: FoundAnomaly): AnomalyTold {
  return {
    id,
    soort: rule,
    dag: day,
    organisatie: org,
    medewerker: officer,
    afdeling: department,
    uitleg: explanation,
    volgnummers: lines.slice(0, lines_named),
    regels: lines.length,
    afhandeling: handled && { reden: handled.because, tijdstip: handled.at, door: handled.officer },
  };
}
