import '../proof/without-eval.ts';
import { returnPaths } from '../../../shared/domain/console.ts';
import { Frame } from '../common/frame.tsx';
import { mounted } from '../common/mounted.ts';
import { session } from '../common/session.ts';
import { ForSignedIn, SigningIn, SignOut } from '../common/signed-in.tsx';
import '../common/style.css';
import { OperationsPages } from '../operations/routes.tsx';
import { RegionsPage } from '../regions/routes.tsx';

const own = session('staff');
const links = [
  { href: '/operations', text: { id: 'Operasi', en: 'Operations' } },
  { href: '/regions', text: { id: 'Daerah', en: 'Areas' } },
];

const Staff = ({ pathname }: { readonly pathname: string }) => {
  if (pathname === returnPaths.staff.signedIn) return <SigningIn own={own} />;
  return (
    <ForSignedIn own={own}>
      {/^\/regions(?:\/|$)/.test(pathname) ? (
        <RegionsPage own={own} pathname={pathname} />
      ) : (
        <OperationsPages own={own} pathname={pathname} />
      )}
    </ForSignedIn>
  );
};

mounted(
  <Frame home="/operations" links={links} aside={<SignOut own={own} />}>
    <Staff pathname={location.pathname} />
  </Frame>,
);
