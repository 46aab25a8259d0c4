/**
 * SQL rows of the partners of each program: `partner_id`, `program_id` and `leads`. A partner leads a program or supports it, never both.
 */
export const parts = `(select lead_id as partner_id, id as program_id, true as leads from program
  union all select partner_id, program_id, false from program_partner)`;
