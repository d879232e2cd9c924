import { useEffect, useState } from 'react';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { digestIn, nameIn } from '../files/file-headers.rules.js';
import { hexOf } from '../files/hex.rules.js';
import { useTexts } from '../text/language.js';
import { Button } from '../ui/button.js';
import { Radios } from '../ui/choice.js';
import { Dialog } from '../ui/dialog.js';
import { Select } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { ErrorState } from '../ui/states.js';
import { useWish } from './case-queries.js';

type Wish = components['schemas']['ExportDto'];
interface Taken {
  name: string;
  address: string;
  digest: string;
  same: boolean;
}

/** A file is a disclosure: for a purpose, on record before it comes. Its digest is worked out here and held against what the hub says. */
export function ExportDialog({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const { file } = useTexts().casework;
  const { cancel } = useTexts().ui;
  const [purpose, setPurpose] = useState('');
  const [format, setFormat] = useState<Wish['formaat']>('text/csv');
  const [taken, setTaken] = useState<Taken | null>(null);
  const take = useWish(async (body: Wish, header) => {
    const call = api.POST('/zaken/{id}/exporten', { params: { path: { id: caseId }, header }, body, parseAs: 'arrayBuffer' });
    const [bytes, { response }] = [(await answerOf(call)) as unknown as ArrayBuffer, await call];
    const digest = hexOf(await crypto.subtle.digest('SHA-256', bytes));
    const address = URL.createObjectURL(new Blob([bytes], { type: body.formaat }));
    setTaken({ name: nameIn(response.headers, 'zaak'), address, digest, same: digest === digestIn(response.headers) });
  });
  useEffect(() => () => (taken ? URL.revokeObjectURL(taken.address) : undefined), [taken]);
  return (
    <Dialog title={file.title} onClose={onClose}>
      {taken ? (
        <Ready taken={taken} onClose={onClose} />
      ) : (
        <>
          <p>{file.intro}</p>
          <Select
            label={file.purpose}
            options={Object.entries(file.purposes).map(([value, label]) => ({ value, label }))}
            value={purpose}
            onChange={setPurpose}
          />
          <Radios<Wish['formaat']>
            label={file.format}
            options={(['text/csv', 'application/json'] as const).map((value) => ({ value, label: file.formats[value] }))}
            value={format}
            onChange={setFormat}
          />
          {take.error && <ErrorState error={take.error} />}
          <div className="knoppen">
            <Button busy={take.isPending} disabled={purpose === ''} onClick={() => take.mutate({ doel: purpose, formaat: format })}>
              {file.take}
            </Button>
            <Button kind="secondary" onClick={onClose}>
              {cancel}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function Ready({ taken, onClose }: { taken: Taken; onClose(): void }) {
  const { file } = useTexts().casework;
  const { close } = useTexts().ui;
  return (
    <>
      <Notice tone={taken.same ? 'good' : 'bad'} live>
        <p>{taken.same ? file.ready : file.differs}</p>
        <p className="klein">{file.digest}</p>
        <p>
          <code>{taken.digest}</code>
        </p>
      </Notice>
      <div className="knoppen">
        {taken.same && (
          <a className="knop knop-primary" href={taken.address} download={taken.name}>
            {file.save(taken.name)}
          </a>
        )}
        <Button kind="secondary" onClick={onClose}>
          {close}
        </Button>
      </div>
    </>
  );
}
