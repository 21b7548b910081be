export { rehearse } from './rehearsal';
export { type Packed, packAll, problemsOf } from './tarballs';
