import './care.css';
import { useNavigate } from '@tanstack/react-router';
import { type Way, WaysOut } from '../intake/not-stored.js';
import { useTexts } from '../text/language.js';

interface WaysOfProps {
  fields: readonly { uitwegen: readonly Way[] }[];
  /** Own file about which a consent can be recorded here. */
  signal?: string;
}

/** What can be done instead, each way once. In her own file the way of the consent leads to its form. */
export function WaysOf({ fields, signal }: WaysOfProps) {
  const { care } = useTexts();
  const navigate = useNavigate();
  const ways = new Map(fields.flatMap(({ uitwegen }) => uitwegen.map((way) => [way.code, way])));
  if (ways.size === 0) return null;
  const record = (signaal: string) => void navigate({ to: '/slachtoffers/$signaal/toestemming', params: { signaal } });
  const acts = signal ? { F4: { label: care.record, go: () => record(signal) } } : {};
  return (
    <div className="ruimte">
      <p>
        <strong>{care.ways}</strong>
      </p>
      <WaysOut ways={[...ways.values()]} acts={acts} />
    </div>
  );
}
