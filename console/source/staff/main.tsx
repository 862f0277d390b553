import { Frame } from '../common/frame.tsx';
import { mounted } from '../common/mounted.ts';
import '../common/style.css';

mounted(
  <Frame home="/operations" links={[]}>
    <h1>Kartu Prakerja</h1>
  </Frame>,
);
