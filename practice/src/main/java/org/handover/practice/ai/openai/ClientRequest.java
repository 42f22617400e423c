package org.handover.practice.ai.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.JsonValue;
import com.openai.core.ObjectMappers;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import java.util.Map;

/// A [ChatRequest] in the client's terms.
final class ClientRequest {
  private ClientRequest() {}

  static ChatCompletionCreateParams params(ChatRequest request) {
    ChatCompletionCreateParams.Builder params =
        ChatCompletionCreateParams.builder().model(request.model());
    request.messages().forEach(message -> add(params, message));
    switch (request.form()) {
      case AnswerForm.Prose prose -> {}
      case AnswerForm.JsonObject object ->
          params.responseFormat(ResponseFormatJsonObject.builder().build());
      case AnswerForm.StrictJson strict -> params.responseFormat(schema(strict));
    }
    if (request.temperature() != null) {
      params.temperature(request.temperature());
    }
    if (request.maxTokens() != null) {
      params.maxCompletionTokens(request.maxTokens());
    }
    if (request.streamed()) {
      params.streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build());
    }
    return params.build();
  }

  private static void add(ChatCompletionCreateParams.Builder params, Message message) {
    switch (message.role()) {
      case SYSTEM -> params.addSystemMessage(message.content());
      case USER -> params.addUserMessage(message.content());
      case ASSISTANT -> params.addAssistantMessage(message.content());
    }
  }

  private static ResponseFormatJsonSchema schema(AnswerForm.StrictJson strict) {
    ResponseFormatJsonSchema.JsonSchema.Schema.Builder schema =
        ResponseFormatJsonSchema.JsonSchema.Schema.builder();
    members(strict.schema()).forEach(schema::putAdditionalProperty);
    return ResponseFormatJsonSchema.builder()
        .jsonSchema(
            ResponseFormatJsonSchema.JsonSchema.builder()
                .name(strict.name())
                .strict(true)
                .schema(schema.build())
                .build())
        .build();
  }

  private static Map<String, JsonValue> members(String json) {
    try {
      return ObjectMappers.jsonMapper()
          .readValue(
              json, new com.fasterxml.jackson.core.type.TypeReference<Map<String, JsonValue>>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("a schema of ours is not JSON", broken);
    }
  }
}
