import { useTexts } from '../text/language.js';
import { Checkboxes } from '../ui/choice.js';
import { Loading } from '../ui/states.js';
import { change, useDraft } from './draft-store.js';
import { usePreview } from './preview.js';

export function ShareStep() {
  const { intake } = useTexts();
  const { draft } = useDraft();
  const preview = usePreview(draft);
  const able = (preview.data?.delen ?? []).filter(({ gaat }) => gaat > 0);
  const options = able.map(({ partner, gaat, van }) => ({
    value: `${partner.oin} ${partner.code}`,
    label: partner.naam,
    hint: intake.counts(gaat, van),
  }));
  return (
    <>
      <Checkboxes
        label={intake.stepTitles.delen}
        hint={intake.motivatedHint}
        options={[{ value: 'ja', label: intake.motivated }]}
        values={draft.motivated ? ['ja'] : []}
        onChange={(values) => change({ motivated: values.length > 0 })}
      />
      {!preview.data ? (
        // what went wrong stands in the panel beside it, with the way to try again
        preview.isFetching && <Loading />
      ) : options.length === 0 ? (
        <p>{intake.shareNobody}</p>
      ) : (
        <Checkboxes
          label={intake.shareChoice}
          hint={intake.shareChoiceHint}
          options={options}
          values={draft.shareWith.filter((one) => options.some(({ value }) => value === one))}
          onChange={(shareWith) => change({ shareWith })}
        />
      )}
    </>
  );
}
