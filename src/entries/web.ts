import { boot } from '../player/boot.ts';
import { aloneRecord } from './alone.ts';

void boot(aloneRecord);
