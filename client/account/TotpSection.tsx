import { useState } from 'react';
import { useMutation } from 'urql';
import { z } from 'zod';
import { refusalOf } from '../command.ts';
import { useText } from '../i18n/text.ts';
import { useSession } from '../session/SessionProvider.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { requiredText } from '../ui/form/schemas.ts';
import { useAppForm } from '../ui/form/useAppForm.ts';
import { Section } from '../ui/layout.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { RemoveTotpMutation } from './documents.ts';
import { TotpEnrolment } from './TotpEnrolment.tsx';
import { text } from './text.ts';

/** The authenticator app: set up, or removed again. */
export function TotpSection({ isEnrolled }: { isEnrolled: boolean }) {
  const t = useText(text);
  const [open, setOpen] = useState<'enrol' | 'remove'>();
  const close = () => setOpen(undefined);
  return (
    <Section title={t('totp.title')}>
      <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        {isEnrolled ? (
          <Badge tone="green" icon="check">
            {t('totp.on')}
          </Badge>
        ) : (
          <Badge>{t('totp.off')}</Badge>
        )}
        <span>{t('totp.lead')}</span>
      </p>
      {isEnrolled ? (
        <Button variant="outline" danger onPress={() => setOpen('remove')}>
          {t('totp.remove')}
        </Button>
      ) : (
        <Button variant="outline" onPress={() => setOpen('enrol')}>
          {t('totp.enrol')}
        </Button>
      )}
      <Dialog title={t('totp.enrol')} isOpen={open === 'enrol'} onClose={close}>
        <TotpEnrolment
          onDone={() => {
            toast('success', t('totp.enrolled'));
            close();
          }}
        />
      </Dialog>
      <Dialog title={t('totp.removeTitle')} isOpen={open === 'remove'} onClose={close} width="sm">
        <RemoveTotp onDone={close} />
      </Dialog>
    </Section>
  );
}

const schema = z.object({ password: requiredText(500) });

function RemoveTotp({ onDone }: { onDone: () => void }) {
  const t = useText(text);
  const { resetClient } = useSession();
  const [, remove] = useMutation(RemoveTotpMutation);
  const form = useAppForm({
    schema,
    defaultValues: { password: '' },
    onSubmit: async ({ password }) => {
      const { data, error } = await remove({ password });
      const refusal = refusalOf({ data: data?.removeTotp, error });
      if (refusal) return refusal;
      toast('success', t('totp.removed'));
      onDone();
      if (data?.removeTotp.__typename === 'Viewer' && data.removeTotp.requiredStep) resetClient();
      return undefined;
    },
  });
  return (
    <Form form={form} label={t('totp.removeTitle')}>
      <p>{t('totp.removeLead')}</p>
      <Bound form={form} name="password" label={t('totp.password')}>
        {(field) => <TextField {...field} type="password" autoComplete="current-password" isRequired />}
      </Bound>
      <SubmitButton form={form} danger>
        {t('totp.remove')}
      </SubmitButton>
    </Form>
  );
}
