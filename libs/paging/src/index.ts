export { Page, PageQuery, pageOf } from './page.http.js';
