import { CertificateForm, CertificatePage } from './certificate-page.tsx';
import { Missing } from '../common/messages.tsx';
import { WavePage } from './wave-page.tsx';
import { WavesPage } from './waves-page.tsx';

/** The public page at a path: `/waves`, `/waves/ID`, `/certificates`, `/certificates/NUMBER`. */
export const PublicPage = ({ pathname }: { readonly pathname: string }) => {
  const [, area = '', encoded = '', ...more] = pathname.replace(/\/$/, '').split('/');
  const named = decodeURIComponent(encoded);
  if (more.length > 0) return <Missing />;
  if (area === 'waves') return named === '' ? <WavesPage /> : <WavePage waveId={named} />;
  if (area === 'certificates') return named === '' ? <CertificateForm /> : <CertificatePage certificateId={named} />;
  return <Missing />;
};
