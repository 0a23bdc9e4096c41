-- What the law asks of every authority (R-CAP-2): children per animator, as it stood in 2026. A territorial educational project (PEdT) allows more:
-- the manager then adds the values of the authority, from a date.
INSERT INTO supervision_ratio (season, valid_from, is_under_six, is_long_day, children_per_animator, source) VALUES
  ('holidays', '2018-09-01', true, true, 8, 'CASF, R227-15'),
  ('holidays', '2018-09-01', false, true, 12, 'CASF, R227-15'),
  ('wednesdays', '2018-09-01', true, true, 8, 'CASF, R227-16'),
  ('wednesdays', '2018-09-01', false, true, 12, 'CASF, R227-16'),
  ('wednesdays', '2018-09-01', true, false, 10, 'CASF, R227-16'),
  ('wednesdays', '2018-09-01', false, false, 14, 'CASF, R227-16')
ON CONFLICT DO NOTHING;
