package org.handover.practice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/// The new backend. Starts the server on `PORT` over the database named by `DATABASE_URL`.
@SpringBootApplication(
    exclude = ErrorMvcAutoConfiguration.class) // `web` answers every error itself
public class Practice {
  static void main(String[] args) {
    SpringApplication.run(Practice.class, args);
  }
}
