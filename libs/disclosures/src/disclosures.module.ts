import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApprovalsController } from './approvals/approvals.http.js';
import { ApprovalList } from './approvals/approvals.view.js';
import { GiveApprovalHandler } from './approvals/give-approval.js';
import { ListApprovalsHandler } from './approvals/list-approvals.js';
import { WithdrawApprovalHandler } from './approvals/withdraw-approval.js';
import { CompartmentIndex } from './compartment-index.js';
import { CountCaseHandler } from './count-case.js';
import { DisclosuresController } from './disclosures.http.js';
import { DisclosureRecord } from './disclosure-record.js';
import { DisclosureList } from './disclosures.view.js';
import { ExportCaseHandler } from './export-case.js';
import { ExportsController } from './export.http.js';
import { JudgeMatchHandler } from './matches/judge-match.js';
import { ListMatchesHandler } from './matches/list-matches.js';
import { MatchFinder } from './matches/match-finder.js';
import { MatchesController } from './matches/matches.http.js';
import { MatchList } from './matches/matches.view.js';
import { PreviewDisclosuresHandler } from './preview-disclosures.js';
import { ReadCaseHandler } from './read-case.js';
import { ReadDisclosureHandler } from './read-disclosure.js';
import { ReadReceiptHandler } from './read-receipt.js';
import { RecallDisclosureHandler } from './recall-disclosure.js';
import { ReceiptsController } from './receipts.http.js';
import { RequestDisclosureHandler } from './request-disclosure.js';
import { SearchCompartmentHandler } from './search-compartment.js';
import { WeighSignalHandler } from './weighings/weigh-signal.js';
import { WeighingsController } from './weighings/weighings.http.js';
import { WeighingList } from './weighings/weighings.view.js';

@Module({
  imports: [CqrsModule],
  controllers: [DisclosuresController, ExportsController, ApprovalsController, ReceiptsController, MatchesController, WeighingsController],
  providers: [
    DisclosureList,
    DisclosureRecord,
    ApprovalList,
    CompartmentIndex,
    RequestDisclosureHandler,
    RecallDisclosureHandler,
    ReadDisclosureHandler,
    ReadCaseHandler,
    ReadReceiptHandler,
    ExportCaseHandler,
    CountCaseHandler,
    PreviewDisclosuresHandler,
    SearchCompartmentHandler,
    GiveApprovalHandler,
    WithdrawApprovalHandler,
    ListApprovalsHandler,
    MatchFinder,
    MatchList,
    ListMatchesHandler,
    JudgeMatchHandler,
    WeighingList,
    WeighSignalHandler,
  ],
})
export class DisclosuresModule {}
