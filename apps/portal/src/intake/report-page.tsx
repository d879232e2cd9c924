import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { Page } from '../ui/page.js';
import { dropDraft, resumeDraft, useDraft } from './draft-store.js';
import { isStep, type Step, steps } from './draft.rules.js';
import { IndicatorsStep } from './indicators-step.js';
import { ObservationStep } from './observation-step.js';
import { PersonsStep } from './persons-step.js';
import { PlaceStep } from './place-step.js';
import { SafetyStep } from './safety-step.js';
import { SendStep } from './send-step.js';
import { SharePanel } from './share-panel.js';
import { ShareStep } from './share-step.js';
import { type Errors, useStepErrors } from './step-errors.js';

const parts: Record<Exclude<Step, 'versturen'>, (props: { errors: Errors }) => ReactNode> = {
  waarneming: ObservationStep,
  plek: PlaceStep,
  aanwijzingen: IndicatorsStep,
  betrokkenen: PersonsStep,
  veiligheid: SafetyStep,
  delen: ShareStep,
};

/** A report, one thing per page. What was filled in is there when she comes back to a page. */
export function ReportPage() {
  const { stap } = useParams({ from: '/signalen/nieuw/$stap' });
  const step = isStep(stap) ? stap : 'waarneming';
  useEffect(() => void resumeDraft(), []);
  const { intake } = useTexts();
  const number = steps.indexOf(step) + 1;
  return (
    <Page title={intake.stepTitles[step]} intro={intake.step(number, steps.length)}>
      {step === 'versturen' ? <SendStep /> : <StepForm key={step} step={step} />}
    </Page>
  );
}

function StepForm({ step }: { step: Exclude<Step, 'versturen'> }) {
  const { draft } = useDraft();
  const navigate = useNavigate();
  const wrong = useStepErrors(step, draft);
  const [asked, setAsked] = useState(0);
  const errors = asked > 0 ? wrong : {};
  const Part = parts[step];
  const next = (event: FormEvent) => {
    event.preventDefault();
    setAsked(asked + 1);
    const to = steps[steps.indexOf(step) + 1];
    if (Object.keys(wrong).length === 0 && to) void navigate({ to: '/signalen/nieuw/$stap', params: { stap: to } });
  };
  return (
    <div className="naast">
      <form onSubmit={next} noValidate>
        <ErrorSummary key={asked} errors={errors} />
        <Part errors={errors} />
        <StepButtons step={step} />
      </form>
      <aside>
        <SharePanel draft={draft} />
      </aside>
    </div>
  );
}

function StepButtons({ step }: { step: Step }) {
  const { intake } = useTexts();
  const navigate = useNavigate();
  const before = steps[steps.indexOf(step) - 1];
  const stop = async () => {
    await dropDraft();
    await navigate({ to: '/signalen' });
  };
  return (
    <div className="knoppen">
      <Button type="submit">{intake.next}</Button>
      {before && (
        <Button kind="secondary" onClick={() => void navigate({ to: '/signalen/nieuw/$stap', params: { stap: before } })}>
          {intake.back}
        </Button>
      )}
      <Button kind="plain" onClick={() => void stop()}>
        {intake.stop}
      </Button>
    </div>
  );
}
