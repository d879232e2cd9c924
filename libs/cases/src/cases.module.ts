import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AgreeInterventionHandler } from './agree-intervention.js';
import { CaseCourseController } from './case-course.http.js';
import { CasesController } from './cases.http.js';
import { CaseList } from './cases.view.js';
import { CloseCaseHandler } from './close-case.js';
import { ConcludeInterventionHandler } from './conclude-intervention.js';
import { DesignateMemberHandler } from './designate-member.js';
import { GiveFeedbackHandler } from './give-feedback.js';
import { LinkSignalHandler } from './link-signal.js';
import { OpenCaseHandler } from './open-case.js';
import { RaiseStageHandler } from './raise-stage.js';
import { ReadCaseFileHandler } from './read-case-file.js';

@Module({
  imports: [CqrsModule],
  controllers: [CasesController, CaseCourseController],
  providers: [
    CaseList,
    OpenCaseHandler,
    LinkSignalHandler,
    DesignateMemberHandler,
    RaiseStageHandler,
    ReadCaseFileHandler,
    AgreeInterventionHandler,
    ConcludeInterventionHandler,
    GiveFeedbackHandler,
    CloseCaseHandler,
  ],
})
export class CasesModule {}
