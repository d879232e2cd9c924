import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CasesController } from './cases.http.js';
import { CaseList } from './cases.view.js';
import { DesignateMemberHandler } from './designate-member.js';
import { LinkSignalHandler } from './link-signal.js';
import { OpenCaseHandler } from './open-case.js';
import { RaiseStageHandler } from './raise-stage.js';
import { ReadCaseFileHandler } from './read-case-file.js';
import { WeighSignalHandler } from './weigh-signal.js';

@Module({
  imports: [CqrsModule],
  controllers: [CasesController],
  providers: [
    CaseList,
    WeighSignalHandler,
    OpenCaseHandler,
    LinkSignalHandler,
    DesignateMemberHandler,
    RaiseStageHandler,
    ReadCaseFileHandler,
  ],
})
export class CasesModule {}
