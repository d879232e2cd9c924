import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

interface TabsProps<Key extends string> {
  label: string;
  tabs: readonly { key: Key; title: string; content: ReactNode }[];
  /** Which one is open: of the address, so that it can be come back to. */
  open: Key;
  onOpen(key: Key): void;
}

/** Tabs with arrow keys. Only what is open is built. */
export function Tabs<Key extends string>({ label, tabs, open, onOpen }: TabsProps<Key>) {
  return (
    <AriaTabs selectedKey={open} onSelectionChange={(key) => onOpen(key as Key)} keyboardActivation="manual">
      <TabList aria-label={label} className="tabs">
        {tabs.map(({ key, title }) => (
          <Tab key={key} id={key} className="tab">
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ key, content }) => (
        <TabPanel key={key} id={key} className="tabinhoud">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
