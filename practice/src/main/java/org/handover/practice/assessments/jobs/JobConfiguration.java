package org.handover.practice.assessments.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// Wires db-scheduler: its client works in the transaction that is under way, its scheduler, in
/// [JobScheduler], in transactions of its own.
@Configuration(proxyBeanMethods = false)
class JobConfiguration {
  @Bean
  JobSettings jobSettings(ConfigurableEnvironment environment) {
    return JobSettings.from(environment);
  }

  @Bean
  SchedulerClient schedulerClient(DataSource dataSource) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
        .tableName(JobTask.TABLE)
        .jdbcCustomization(JobTask.dialect())
        .build();
  }
}
