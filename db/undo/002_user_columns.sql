-- The undo of step 2.

SET lock_timeout = '500ms';

SELECT practice_undo.watch('user', 'user_columns',
    '{is_staff,is_active,is_superuser,first_name,last_name,date_joined,last_login}');
SELECT practice_undo.save('user', 'user_columns',
    '{is_staff,is_active,is_superuser,first_name,last_name,date_joined,last_login}');
SELECT practice_undo.take_away('user', 'user_columns',
    '{is_staff,is_active,is_superuser,first_name,last_name,date_joined,last_login}');
