import { useRef, useState } from 'react';
import { Button } from '../../components/forms/button.tsx';
import { Field } from '../../components/forms/field.tsx';
import { readCertificate } from './certificate.ts';
import './certificate-field.css';

/** A certificate chosen by the person: its file's name and its PEM text. */
export interface ChosenCertificate {
  readonly fileName: string;
  readonly pem: string;
}

/** Lets the person choose the certificate file of a private authority; it is read here and given on as text. */
export function CertificateField(props: {
  readonly chosen: ChosenCertificate | null;
  readonly onChange: (chosen: ChosenCertificate | null) => void;
  readonly error?: string | undefined;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string>();
  const { chosen } = props;

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const read = readCertificate(new Uint8Array(await file.arrayBuffer()));
    setRefusal(read.ok ? undefined : read.reason);
    props.onChange(read.ok ? { fileName: file.name, pem: read.pem } : null);
  }
  return (
    <Field
      error={refusal ?? props.error}
      hint="Only where your organisation runs a certificate authority of its own."
      isOptional
      label="Certificate file"
    >
      {(control) => (
        <div className="certificate-field">
          <Button {...control} onClick={() => input.current?.click()}>
            {chosen === null ? 'Choose file…' : 'Choose another…'}
          </Button>
          {chosen !== null && (
            <>
              <span className="certificate-field__name">{chosen.fileName}</span>
              <Button onClick={() => props.onChange(null)} variant="link">
                Leave it out
              </Button>
            </>
          )}
          <input
            accept=".pem,.crt,.cer,.der,application/x-x509-ca-cert,application/pkix-cert"
            aria-label="Certificate file"
            className="certificate-field__input"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
            ref={input}
            tabIndex={-1}
            type="file"
          />
        </div>
      )}
    </Field>
  );
}
