import type { ComponentType } from 'preact';
import { returnPaths } from '../../../shared/domain/console.ts';
import { Frame } from '../common/frame.tsx';
import { Missing } from '../common/messages.tsx';
import { mounted } from '../common/mounted.ts';
import { session, type Session } from '../common/session.ts';
import { ForSignedIn, SigningIn, SignOut } from '../common/signed-in.tsx';
import '../common/style.css';
import './citizen.css';
import { Lazily } from './lazily.tsx';
import { StatusPage } from './status-page.tsx';

const own = session('citizens');
const links = [
  { href: '/', text: { id: 'Status', en: 'Status' } },
  { href: '/me/training', text: { id: 'Pelatihan', en: 'Trainings' } },
  { href: '/me/money', text: { id: 'Uang', en: 'Money' } },
  { href: '/me/data', text: { id: 'Data', en: 'Data' } },
  { href: '/me/cases', text: { id: 'Keberatan', en: 'Objections' } },
];

interface PageProps {
  readonly own: Session;
  /** The last step of the path, where it names something. */
  readonly step: string;
}

/** The pages beside the first one, each loaded when somebody goes there. A star stands for the name of something. */
const pages: Readonly<Record<string, () => Promise<ComponentType<PageProps>>>> = {
  '/me/register': async () => (await import('./register-page.tsx')).RegisterPage,
  '/me/training': async () => (await import('./training-page.tsx')).TrainingPage,
  '/me/training/courses': async () => (await import('./courses-page.tsx')).CoursesPage,
  '/me/training/courses/*': async () => (await import('./course-page.tsx')).CoursePage,
  '/me/training/surveys': async () => (await import('./surveys-page.tsx')).SurveysPage,
  '/me/money': async () => (await import('./incentives-page.tsx')).IncentivesPage,
  '/me/money/account': async () => (await import('./account-page.tsx')).AccountPage,
  '/me/money/transfers': async () => (await import('./transfers-page.tsx')).TransfersPage,
  '/me/money/debts': async () => (await import('./debts-page.tsx')).DebtsPage,
  '/me/data': async () => (await import('./data-page.tsx')).DataPage,
  '/me/data/contacts': async () => (await import('./contacts-page.tsx')).ContactsPage,
  '/me/data/consents': async () => (await import('./consents-page.tsx')).ConsentsPage,
  '/me/data/accesses': async () => (await import('./accesses-page.tsx')).AccessesPage,
  '/me/cases': async () => (await import('./cases-page.tsx')).CasesPage,
};

const Citizen = ({ pathname }: { readonly pathname: string }) => {
  if (pathname === returnPaths.citizens.signedIn) return <SigningIn own={own} />;
  const named = pathname.replace(/\/[^/]+$/, '/*');
  const load = pages[pathname] ?? pages[named];
  if (pathname !== '/' && load === undefined) return <Missing />;
  const step = pathname.slice(pathname.lastIndexOf('/') + 1);
  return (
    <ForSignedIn own={own}>
      {load === undefined ? <StatusPage own={own} /> : <Lazily name={pathname} load={load} props={{ own, step }} />}
    </ForSignedIn>
  );
};

mounted(
  <Frame home="/" links={links} aside={<SignOut own={own} />}>
    <Citizen pathname={location.pathname.replace(/(?<=.)\/$/, '')} />
  </Frame>,
);
