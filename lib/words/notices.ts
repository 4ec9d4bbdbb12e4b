import { noticeWords } from './en/notices.ts';
import { loader } from './loader.ts';

export const loadNoticeWords = loader({ en: noticeWords });
