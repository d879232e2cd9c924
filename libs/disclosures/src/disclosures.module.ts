import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CompartmentIndex } from './compartment-index.js';
import { CountCaseHandler } from './count-case.js';
import { DisclosuresController } from './disclosures.http.js';
import { DisclosureList } from './disclosures.view.js';
import { ExportCaseHandler } from './export-case.js';
import { ExportsController } from './export.http.js';
import { PreviewDisclosuresHandler } from './preview-disclosures.js';
import { ReadCaseHandler } from './read-case.js';
import { ReadDisclosureHandler } from './read-disclosure.js';
import { RecallDisclosureHandler } from './recall-disclosure.js';
import { RequestDisclosureHandler } from './request-disclosure.js';
import { SearchCompartmentHandler } from './search-compartment.js';

@Module({
  imports: [CqrsModule],
  controllers: [DisclosuresController, ExportsController],
  providers: [
    DisclosureList,
    CompartmentIndex,
    RequestDisclosureHandler,
    RecallDisclosureHandler,
    ReadDisclosureHandler,
    ReadCaseHandler,
    ExportCaseHandler,
    CountCaseHandler,
    PreviewDisclosuresHandler,
    SearchCompartmentHandler,
  ],
})
export class DisclosuresModule {}
