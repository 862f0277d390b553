import { Frame } from '../common/frame.tsx';
import { mounted } from '../common/mounted.ts';
import { PublicPage } from './routes.tsx';
import '../common/style.css';
import './public.css';

const links = [
  { href: '/waves', text: { id: 'Gelombang', en: 'Waves' } },
  { href: '/certificates', text: { id: 'Periksa sertifikat', en: 'Check a certificate' } },
];

mounted(
  <Frame home="/waves" links={links}>
    <PublicPage pathname={location.pathname} />
  </Frame>,
);
