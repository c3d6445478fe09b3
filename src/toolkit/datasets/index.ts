export { type ComentariosSpam, comentariosSpam } from "./comentarios-spam/generate.ts";
export {
  type ClasseComentario,
  type Comentario,
  colunasComentario,
  type Evasao,
  type VerdadeComentario,
} from "./comentarios-spam/record.ts";
export { type DiagnosticoMedico, diagnosticoMedico } from "./diagnostico-medico/generate.ts";
export { type Consulta, colunas, type Diagnostico, diagnosticos, type Verdade } from "./diagnostico-medico/record.ts";
export { type SplitByPatient, splitByPatient } from "./diagnostico-medico/split.ts";
export { type EventosClientes, eventosClientes } from "./eventos-clientes/generate.ts";
export {
  colunasEventos,
  type RegistroCompras,
  type RegistroEntidade,
  type RegistroSaldo,
  type RegistroScore,
} from "./eventos-clientes/record.ts";
export { type Readmissao, readmissao } from "./readmissao/generate.ts";
export { colunasInternacao, type RegistroAlta, type RegistroInternacao } from "./readmissao/record.ts";
export { type RendaCenso, rendaCenso } from "./renda-censo/generate.ts";
export { colunasCenso, type RegistroCenso, type RegistroLote, type RegistroServico } from "./renda-censo/record.ts";
