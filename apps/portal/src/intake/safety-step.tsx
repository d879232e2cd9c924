import { useTexts } from '../text/language.js';
import { Radios } from '../ui/choice.js';
import { Notice } from '../ui/notice.js';
import { change, useDraft } from './draft-store.js';
import type { Errors } from './step-errors.js';

/** Danger of this moment is for 112, not for a form. */
export function SafetyStep({ errors }: { errors: Errors }) {
  const { intake } = useTexts();
  const { draft } = useDraft();
  return (
    <>
      <Radios
        id="gevaar"
        label={intake.danger}
        error={errors['gevaar']}
        options={[
          { value: 'geen', label: intake.dangerNone },
          { value: 'nu', label: intake.dangerNow },
        ]}
        value={draft.danger}
        onChange={(danger) => change({ danger })}
      />
      <div role="status">
        {draft.danger === 'nu' && (
          <Notice tone="bad" title={intake.callTitle}>
            <p>{intake.callText}</p>
            <p>
              <a className="knop knop-danger" href="tel:112">
                {intake.call}
              </a>
            </p>
            <p>
              <a href="tel:0900-8844">{intake.callPolice}</a>
            </p>
            <p>{intake.callDone}</p>
          </Notice>
        )}
      </div>
    </>
  );
}
