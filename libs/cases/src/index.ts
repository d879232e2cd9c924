export { caseAudience } from './cases.audience.js';
export { casesView, Cases1795500030000, CasesClosed1795700020000 } from './cases.view.js';
export { CasesModule } from './cases.module.js';
