import { render } from 'preact';
import { Reference } from './reference.tsx';
import './reference.css';

const page = document.getElementById('page');
if (page === null) throw new Error('The page has no place for its content.');
render(<Reference />, page);
