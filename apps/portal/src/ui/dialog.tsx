import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

/** Over the page; holds the focus, closes with Escape, and gives the focus back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  return (
    <ModalOverlay className="sluier" isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <Modal className="venster">
        <AriaDialog>
          <Heading slot="title">{title}</Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The same for what cannot wait: it is left only through one of its buttons. */
export function AlertDialog({ title, children }: Omit<DialogProps, 'onClose'>) {
  return (
    <ModalOverlay className="sluier" isOpen isKeyboardDismissDisabled>
      <Modal className="venster">
        <AriaDialog role="alertdialog">
          <Heading slot="title">{title}</Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
