import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Radios } from '../ui/choice.js';
import { Select, TextField } from '../ui/field.js';
import { change, currentDraft, useDraft } from './draft-store.js';
import { nextRef, type Person, roles } from './draft.rules.js';
import { useFieldOptions } from './fields.js';
import { YesNoField } from './yes-no.js';

export function PersonsStep() {
  const { intake } = useTexts();
  const { draft } = useDraft();
  const { persons } = draft;
  const add = () =>
    change({ persons: [...persons, { ref: nextRef(persons), role: 'slachtoffer', name: '', sex: '', phone: '', passportHeld: null }] });
  return (
    <>
      <p>{intake.personsIntro}</p>
      {persons.map((person, at) => (
        <PersonCard key={person.ref} person={person} number={at + 1} />
      ))}
      {persons.some(({ role }) => role === 'slachtoffer') && (
        <YesNoField label={intake.hidden} hint={intake.homeHint} value={draft.hidden} onChange={(hidden) => change({ hidden })} />
      )}
      <p>
        <Button kind="secondary" onClick={add}>
          {intake.addPerson}
        </Button>
      </p>
    </>
  );
}

function PersonCard({ person, number }: { person: Person; number: number }) {
  const { intake } = useTexts();
  const sexes = useFieldOptions('geslacht');
  const others = () => currentDraft().draft.persons;
  const set = (part: Partial<Person>) => change({ persons: others().map((one) => (one.ref === person.ref ? { ...one, ...part } : one)) });
  const remove = () => change({ persons: others().filter(({ ref }) => ref !== person.ref) });
  return (
    <Card title={intake.person(number)}>
      <Radios
        label={intake.role}
        options={roles.map((role) => ({ value: role, label: intake.roles[role] }))}
        value={person.role}
        onChange={(role) => set({ role })}
      />
      <TextField label={intake.personName} optional maxLength={200} value={person.name} onChange={(name) => set({ name })} />
      <Select label={intake.sex} optional options={sexes} value={person.sex} onChange={(sex) => set({ sex })} />
      {person.role !== 'getuige' && (
        <TextField label={intake.phone} optional inputMode="tel" maxLength={20} value={person.phone} onChange={(phone) => set({ phone })} />
      )}
      {person.role === 'slachtoffer' && (
        <YesNoField label={intake.passport} value={person.passportHeld} onChange={(passportHeld) => set({ passportHeld })} />
      )}
      <Button kind="plain" onClick={remove}>
        {intake.removePerson(number)}
      </Button>
    </Card>
  );
}
